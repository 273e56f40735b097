"""What of the knowledge base needs dialogs of its own: making one solution out of several, gathering?"""
