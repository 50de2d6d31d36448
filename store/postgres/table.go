package postgres

import (
	"fmt"

	"gremium/store"
)

// table is a declared table with the text of its statements. Names were checked by store.Layouts; they are quoted
// all the same, because a table may be called "order".
type table struct {
	name    string
	shared  bool
	indexes []*index

	get, getLocked, put, del string
	scan                     scan
}

type index struct {
	name   string // as declared
	unique bool
	table  string // its own

	keep, add, del string
	scan           scan
}

// scan is a statement in pieces: what comes before the bounds, and what is compared with them.
type scan struct {
	from  string // SELECT value, key, doc FROM … WHERE council = $1
	value string // the column with bounds
	order string // the columns of the order
}

func declare(l store.Layout) *table {
	name := quote(l.Name)
	t := &table{
		name:   l.Name,
		shared: l.Shared,
		get:    `SELECT doc::text FROM ` + name + ` WHERE council = $1 AND key = $2`,
		put:    `INSERT INTO ` + name + ` VALUES ($1, $2, $3::text::jsonb) ON CONFLICT (council, key) DO UPDATE SET doc = excluded.doc`,
		del:    `DELETE FROM ` + name + ` WHERE council = $1 AND key = $2`,
		scan: scan{
			from:  `SELECT d.key, d.key, d.doc::text FROM ` + name + ` d WHERE d.council = $1`,
			value: `d.key`,
			order: `d.key`,
		},
	}
	t.getLocked = t.get + ` FOR UPDATE`
	for _, i := range l.Indexes {
		table := store.IndexName(l.Name, i.Name)
		own := quote(table)
		t.indexes = append(t.indexes, &index{
			name:   i.Name,
			unique: i.Unique,
			table:  table,
			keep:   `DELETE FROM ` + own + ` WHERE council = $1 AND key = $2 AND value <> ALL ($3::text[])`,
			add:    `INSERT INTO ` + own + ` SELECT $1, v, $2 FROM unnest($3::text[]) v ON CONFLICT (council, key, value) DO NOTHING`,
			del:    `DELETE FROM ` + own + ` WHERE council = $1 AND key = $2`,
			scan: scan{
				from: `SELECT i.value, i.key, d.doc::text FROM ` + own + ` i JOIN ` + name +
					` d ON d.council = i.council AND d.key = i.key WHERE i.council = $1`,
				value: `i.value`,
				order: `i.value, i.key`,
			},
		})
	}
	return t
}

func (t *table) index(name string) *index {
	for _, i := range t.indexes {
		if i.name == name {
			return i
		}
	}
	return nil
}

// made is a table and the statements that make it.
type made struct{ name, sql string }

// No table of documents can be called so: their names begin with a letter.
var countersTable = made{"_counters", `CREATE TABLE _counters (
	council text COLLATE "C" NOT NULL, name text COLLATE "C" NOT NULL, n bigint NOT NULL, PRIMARY KEY (council, name))`}

// made is all tables of the store, with their indexes.
func (s *Store) made() []made {
	var all []made
	for _, t := range s.list {
		all = append(all, made{t.name, fmt.Sprintf(`CREATE TABLE %s (
			council text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL, doc jsonb NOT NULL,
			PRIMARY KEY (council, key))`, quote(t.name))})
		for _, i := range t.indexes {
			// A unique index needs the value alone; an ordinary one the key too, for the order of its rows.
			kind, columns := "INDEX", "council, value, key"
			if i.unique {
				kind, columns = "UNIQUE INDEX", "council, value"
			}
			all = append(all, made{i.table, fmt.Sprintf(`CREATE TABLE %[1]s (
				council text COLLATE "C" NOT NULL, value text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL,
				PRIMARY KEY (council, key, value));
				CREATE %[2]s ON %[1]s (%[3]s)`, quote(i.table), kind, columns)})
		}
	}
	return all
}
