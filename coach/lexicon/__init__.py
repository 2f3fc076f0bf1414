"""Words, phrases, frames and forms: data files read into checked values."""
