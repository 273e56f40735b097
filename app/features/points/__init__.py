"""Points (积分): earned, redeemed, explained entry by entry, never below zero."""
