"""What falls due (到期): maintenance and callbacks promised by sales and repairs, until somebody has seen to them."""
