package chart

import (
	"cmp"
	"slices"

	"offenesnetz/tools/internal/svg"
)

// labels writes figures at their marks, or below them, as long as there is room: the last first, then the first, the
// highest and the lowest, then the others in the order of time. The table beside the chart has them all.
func (f *frame) labels(d *svg.Drawing, values []Value, taken []box) {
	for _, v := range values {
		if f.bars && v.Sign == Exact {
			continue // it has no sign at its end
		}
		at := f.at(v)
		taken = append(taken, box{at.X - radius, at.X + radius, at.Y - radius, at.Y + radius})
	}
	for _, i := range byWeight(values) {
		if at, b, ok := f.room(values[i], taken); ok {
			taken = append(taken, b)
			d.Text("", size, at, svg.Middle, values[i].Label)
		}
	}
}

// room looks for a place for a value's label: away from zero if it can be, else on the other side of the mark, but not
// in a bar.
func (f *frame) room(v Value, taken []box) (at svg.Point, b box, ok bool) {
	mark := f.at(v)
	w := float64(len([]rune(v.Label))) * letter
	x := min(max(mark.X, f.left+w/2), width-w/2)
	sides := []float64{mark.Y - 8, mark.Y + 7 + size}
	if v.N < 0 {
		sides[0], sides[1] = sides[1], sides[0]
	}
	if f.bars {
		sides = sides[:1]
	}
	for _, y := range sides {
		b = box{x - w/2, x + w/2, y - size + 2, y + 2}
		if b.left >= 0 && b.right <= width && b.top >= 0 && b.bottom <= f.bottom && !slices.ContainsFunc(taken, b.meets) {
			return svg.Point{X: x, Y: y}, b, true
		}
	}
	return svg.Point{}, box{}, false
}

// byWeight gives the places of the values in the order in which their labels are written.
func byWeight(values []Value) []int {
	rank := make([]int, len(values))
	order := make([]int, len(values))
	low, high := 0, 0
	for i, v := range values {
		order[i], rank[i] = i, 5
		if v.N < values[low].N {
			low = i
		}
		if v.N > values[high].N {
			high = i
		}
	}
	for i := range values {
		switch i {
		case len(values) - 1:
			rank[i] = 1
		case 0:
			rank[i] = 2
		case high:
			rank[i] = 3
		case low:
			rank[i] = 4
		}
		if values[i].Sign == Revised {
			rank[i] = 6
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(rank[a], rank[b]) })
	return order
}
