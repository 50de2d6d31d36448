package store

// Marker is a Tx of an engine that knows more of the transactions beside it. What it says saves work and changes no result;
// use Mark and First, which do without.
type Marker interface {
	// Mark is a number for the state in which the transaction found some tables: where two transactions have the same,
	// other than 0, no row of these tables differs between them. 0 says nothing.
	Mark(tables ...Layout) uint64
	// First says whether nothing has been noted by this name in the transactions that are stored together with this one, and
	// notes it. Of a transaction that stores nothing the notes go, too.
	First(note string) bool
}

// Mark is Marker's where the engine has it, else 0.
func Mark(tx Tx, tables ...Layout) uint64 {
	if m, ok := tx.(Marker); ok {
		return m.Mark(tables...)
	}
	return 0
}

// First is Marker's where the engine has it, else true.
func First(tx Tx, note string) bool {
	if m, ok := tx.(Marker); ok {
		return m.First(note)
	}
	return true
}
