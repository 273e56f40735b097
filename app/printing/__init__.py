"""What goes onto paper: forms as data, text set in millimetres, PDF. Knows neither records nor windows."""
