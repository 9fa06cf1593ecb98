"""The Bot API's methods, by family. Each takes the state and a form and returns a JSON value."""
