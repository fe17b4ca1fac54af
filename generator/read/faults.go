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
