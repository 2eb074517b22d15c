package derive_test

import (
	"fmt"
	"testing"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

// BenchmarkNew shows that the facts of ten times as many records cost ten times as much.
func BenchmarkNew(b *testing.B) {
	for _, n := range []int{2_000, 20_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			records := model.NewRecords(&model.Network{}, many(b, n), nil)
			at, berlin := instant(b, "2026-03-14"), zone(b)
			for b.Loop() {
				derive.New(records, berlin, at)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/record")
		})
	}
}

// many makes meetings, persons and recommendations that name each other.
func many(b *testing.B, n int) []model.Record {
	var out []model.Record
	for i := range n {
		group := ref("groups", fmt.Sprint("g-", i%40))
		switch i % 4 {
		case 0:
			out = append(out, speaker(b, fmt.Sprint("p-", i), group.ID, "2020", ""))
		case 1:
			x := recommendation(b, fmt.Sprint("r-", i), "2024-01-01 adopted", "2024-02-01 sent")
			x.AuthorGroups = []model.Ref{group}
			out = append(out, x)
		default:
			out = append(out, &model.Meeting{Base: base("meetings", fmt.Sprint("m-", i)), Start: moment(b, "2024-05-01T17:00"), Groups: []model.Ref{group}})
		}
	}
	return out
}

// BenchmarkAnnuals shows that the years of ten times as many records cost ten times as much.
func BenchmarkAnnuals(b *testing.B) {
	for _, n := range []int{2_000, 20_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			network := &model.Network{Since: day(b, "2005")}
			f := derive.New(model.NewRecords(network, many(b, n), nil), zone(b), instant(b, "2026-03-14"))
			for b.Loop() {
				f.Annuals()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/record")
		})
	}
}
