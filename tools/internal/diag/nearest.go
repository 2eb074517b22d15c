package diag

// Nearest gives the candidate most like word, or "" where none is near: at most one change in short
// words, a third of the letters in longer ones. Among equals the first candidate wins.
func Nearest(word string, candidates []string) string {
	limit := max(1, len([]rune(word))/3)
	best, at := "", limit+1
	for _, c := range candidates {
		if d := distance([]rune(word), []rune(c), at); d < at {
			best, at = c, d
		}
	}
	return best
}

// distance is the Damerau-Levenshtein distance (adjacent letters swapped count once), given up at limit.
func distance(a, b []rune, limit int) int {
	if abs(len(a)-len(b)) >= limit {
		return limit
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// DidYouMean is the advice for a word that is none of the candidates; empty where none is near.
func DidYouMean(word string, candidates []string) Message {
	near := Nearest(word, candidates)
	if near == "" {
		return Message{}
	}
	return M("gemeint ist vielleicht %q", "did you mean %q?", near)
}
