package record

import (
	"strings"
	"testing"

	"offenesnetz/tools/internal/diag"
)

func TestTheLibraryHasTheLastWord(t *testing.T) {
	t.Parallel()
	var found diag.List
	decode("x.toml", "ä = 1\na = 'ü' ?", newTable(diag.Pos{}, headed), &found)
	if len(found) == 0 || found[0].Code != "toml-syntax" || !strings.HasPrefix(found[0].Message.En, "this is not valid TOML: ") {
		t.Fatalf("got %s", render(found))
	}
	found = nil
	decode("x.toml", "a = 1\nb = 'ü' ?", newTable(diag.Pos{}, headed), &found)
	if p := found[0].Pos; p.Line != 2 || p.Column < 8 || p.Column > 9 {
		t.Errorf("the library's fault stands at %v", p)
	}
}

func TestAnotherShapeThanTheLibrarysIsAFaultNotAGuess(t *testing.T) {
	t.Parallel()
	at := func(column int) diag.Pos { return diag.Pos{File: "x.toml", Line: 1, Column: column} }
	scanned := func(v *Value) *Table {
		table := newTable(at(1), headed)
		v.Pos = at(5)
		table.add(part{"a", at(1)}, v)
		return table
	}
	for _, c := range []struct {
		name, src string
		table     *Table
		column    int
	}{
		{"a key less", "a = 1\nb = 2", scanned(&Value{}), 1},
		{"another key", "b = 1", scanned(&Value{}), 1},
		{"a table for a value", "a = { b = 1 }", scanned(&Value{}), 5},
		{"a value for a table", "a = 1", scanned(&Value{Kind: TableKind, Table: newTable(at(5), inline)}), 5},
		{"a list for a value", "a = [1]", scanned(&Value{}), 5},
		{"a longer list", "a = [1]", scanned(&Value{Kind: Array}), 5},
		{"another item", "a = [[1]]", scanned(&Value{Kind: Array, Items: []*Value{{Pos: at(6)}}}), 6},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var found diag.List
			decode("x.toml", c.src, c.table, &found)
			if len(found) != 1 || found[0].Pos != at(c.column) || found[0].Code != "toml-syntax" {
				t.Errorf("got %s", render(found))
			}
		})
	}
}
