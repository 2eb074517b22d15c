package record

import "testing"

func TestTwoVersionsOfTheSameLinesAreToldOnceInPlaceOfFaultsOfSyntax(t *testing.T) {
	t.Parallel()
	for src, want := range map[string]string{
		"<<<<<<< HEAD\na = 1\n=======\na = 2\n>>>>>>> main\n":                    "1:1 merge-conflict: here two versions stand one below the other, yours and another",
		"a = \"\"\"\nx\n<<<<<<< HEAD\r\ny\n=======\nz\n>>>>>>> main\r\n\"\"\"\n": "3:1 merge-conflict: here two versions stand one below the other, yours and another",
		"a = 1\n>>>>>>> main\n": "2:1 merge-conflict: here two versions stand one below the other, yours and another",
		"a = \"\"\"\n<<<<<<<< eight\n <<<<<<< x\n=======\n>>>>>>>quoted\n\"\"\"\n": "",
	} {
		table, found := Read("x.toml", []byte(src))
		if got := render(found); got != want || (table == nil) != (want != "") {
			t.Errorf("%s\ngot  %s\nwant %s", src, got, want)
		}
	}
}
