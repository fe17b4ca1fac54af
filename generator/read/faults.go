package read

// NameFault returns why a word cannot be the name of a release's folder, as in
// “is too long”; "" if it can.
func NameFault(name string) string {
	if fault := slugFault(name); fault != "" {
		return fault
	}
	return notPortable(name)
}

// IDFault returns why a word cannot be the ID of a topic, a type, an event or a
// ministry; "" if it can.
func IDFault(id string) string { return idFault(id) }

// FileFault returns why a file beside a release cannot have a name, as in “is too
// long”; "" if it can.
func FileFault(name string) string { return notPortable(name) }

// AliasFault returns why an old address cannot be one of the aliases of a text, as in “is
// more than a path”; "" if it can.
func AliasFault(address string) string {
	_, fault, _ := alias(address)
	return fault
}
