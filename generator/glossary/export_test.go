package glossary

// Locales is for tests from outside.
var Locales = load
