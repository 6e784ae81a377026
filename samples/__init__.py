"""An invented city of schools, its websites, and the truth about what is wrong on them."""
