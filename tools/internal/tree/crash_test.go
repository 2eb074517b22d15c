package tree

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"testing"
	"time"
)

// TestMain lets the test binary be the process that crash tests kill.
func TestMain(m *testing.M) {
	if dir := os.Getenv("TREE_TEST_WRITE_FOREVER"); dir != "" {
		writeForever(dir)
	}
	os.Exit(m.Run())
}

// version is one of two trees that differ in content, in files and in what is a folder.
func version(odd bool) *Tree {
	tr := New()
	name, content := "even", "2"
	if odd {
		name, content = "odd", "11"
	}
	for i := range 60 {
		tr.Add(fmt.Sprintf("common/%d/%d.md", i%7, i), []byte(content), "test")
		tr.Add(fmt.Sprintf("%s/%d.md", name, i), []byte(content), "test")
	}
	tr.Add("both/"+name, []byte(content), "test")
	return tr
}

func writeForever(dir string) {
	for i := 0; ; i++ {
		if _, err := version(i%2 == 0).Write(dir); err != nil {
			fmt.Println("error:", err)
			os.Exit(1)
		}
		fmt.Println("written")
	}
}

func TestWriteHealsAfterKillAtAnyMoment(t *testing.T) {
	t.Parallel()
	dir := newDir(t)
	for i := range 24 {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), "TREE_TEST_WRITE_FOREVER="+dir)
		out, err := cmd.StdoutPipe()
		must(t, err)
		must(t, cmd.Start())
		if i >= 12 { // the first rounds meet the start, these a whole Write and the next
			line, err := bufio.NewReader(out).ReadString('\n')
			if err != nil || line != "written\n" {
				t.Errorf("round %d: %q, %v", i, line, err)
			}
		}
		time.Sleep(time.Duration(i%12) * 2 * time.Millisecond)
		must(t, cmd.Process.Kill())
		_, _ = io.Copy(io.Discard, out)
		_ = cmd.Wait()
		tr := version(i%4 < 2)
		if stats, err := tr.Write(dir); err != nil || len(stats.Foreign) > 0 {
			t.Fatalf("round %d: %+v, %v", i, stats, err)
		}
		expect(t, dir, tr)
		write(t, dir, tr, Stats{Unchanged: tr.Len()})
	}
}

func TestWriteHealsAfterAnErrorHalfWay(t *testing.T) {
	t.Parallel()
	dir := newDir(t)
	write(t, dir, of("a.md", "1", "b/c.md", "2"), Stats{Written: 2})
	broken := &writer{tree: of("a.md", "new", "b/d.md", "3"), dir: dir, manifest: dir + manifestSuffix, keep: map[string]entry{}}
	root, err := broken.open()
	must(t, err)
	defer root.Close()
	broken.disk, err = scan(root)
	must(t, err)
	broken.sums = broken.tree.sums()
	must(t, broken.compare(root))
	must(t, saveManifest(broken.manifest, encode(headWriting, broken.old.entries)))
	must(t, root.Remove("b/c.md"))
	must(t, root.WriteFile("b/.netz-0-1", []byte("ha"), 0o644)) // here the power fails
	write(t, dir, of("a.md", "1", "b/d.md", "3"), Stats{Written: 1, Unchanged: 1, Removed: 1})
}

func BenchmarkWrite(b *testing.B) {
	const files = 40_000
	tr := New()
	page := make([]byte, 2000)
	for i := range files {
		page = fmt.Appendf(page[:0], "+++\ntitle = \"Seite %d\"\n%1700d\n+++\n", i, i)
		tr.Add(fmt.Sprintf("kind%02d/seite-%d.%c.md", i%16, i/12, 'a'+rune(i%12)), append([]byte(nil), page...), "bench")
	}
	dir := b.TempDir()
	b.Run("first", func(b *testing.B) {
		for i := range b.N {
			if stats, err := tr.Write(fmt.Sprintf("%s/%d-%d", dir, b.N, i)); err != nil || stats.Written != files {
				b.Fatal(stats, err)
			}
		}
	})
	b.Run("again", func(b *testing.B) {
		for range b.N {
			if stats, err := tr.Write(dir + "/1-0"); err != nil || stats.Unchanged != files {
				b.Fatal(stats, err)
			}
		}
	})
	b.Run("one changed", func(b *testing.B) {
		for i := range b.N {
			tr.files["kind00/seite-0.a.md"] = file{data: fmt.Appendf(nil, "%d of %d", i, b.N)}
			if stats, err := tr.Write(dir + "/1-0"); err != nil || stats.Unchanged < files-1 {
				b.Fatal(stats, err)
			}
		}
	})
}
