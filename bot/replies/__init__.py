"""Records → what is read in chat. Pure: no database, no clock, no network."""
