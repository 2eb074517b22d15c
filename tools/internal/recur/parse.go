package recur

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"offenesnetz/tools/internal/diag"
)

// Limits that keep a typing error from becoming a flood of dates.
const (
	maxInterval = 999
	maxCount    = 9999
)

// ParseRule reads an RRULE value such as "FREQ=MONTHLY;BYDAY=2TU". The error is a *RuleError. Known parts are FREQ
// (DAILY, WEEKLY, MONTHLY, YEARLY), INTERVAL, COUNT, UNTIL, BYDAY (with ordinals in months), BYMONTHDAY, BYMONTH and WKST=MO;
// COUNT and UNTIL exclude each other.
func ParseRule(s string) (Rule, error) {
	r := Rule{Interval: 1}
	seen := map[string]bool{}
	for _, part := range strings.Split(strings.ToUpper(strings.TrimSpace(s)), ";") {
		key, value, ok := strings.Cut(part, "=")
		if !ok || value == "" {
			return Rule{}, fault("%q ist kein Teil einer Wiederholungsregel (NAME=Wert)",
				"%q is no part of a recurrence rule (NAME=value)", part)
		}
		if seen[key] {
			return Rule{}, fault("%s steht zweimal in der Wiederholungsregel", "%s stands twice in the recurrence rule", key)
		}
		seen[key] = true
		if err := r.set(key, value); err != nil {
			return Rule{}, err
		}
	}
	return r, r.check()
}

func fault(de, en string, args ...any) error {
	return &RuleError{diag.M(de, en, args...)}
}

func (r *Rule) set(key, value string) (err error) {
	switch key {
	case "FREQ":
		return r.setFreq(value)
	case "INTERVAL":
		r.Interval, err = number(key, value, 1, maxInterval)
	case "COUNT":
		r.Count, err = number(key, value, 1, maxCount)
	case "UNTIL":
		r.Until, err = parseUntil(value)
	case "BYDAY":
		r.ByDay, err = each(value, parseWeekday)
	case "BYMONTHDAY":
		r.ByMonthDay, err = each(value, func(v string) (int, error) { return ordinal(key, v, 31) })
	case "BYMONTH":
		r.ByMonth, err = each(value, func(v string) (time.Month, error) {
			n, err := number(key, v, 1, 12)
			return time.Month(n), err
		})
	case "WKST":
		if value != "MO" {
			return fault("WKST=%s geht nicht: Wochen beginnen am Montag", "WKST=%s isn't possible: weeks begin on Monday", value)
		}
	default:
		return fault("den Teil %q kennt die Wiederholungsregel nicht", "the recurrence rule doesn't know the part %q", key)
	}
	return err
}

func (r *Rule) setFreq(value string) error {
	if !slices.Contains([]string{"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}, value) {
		return fault("FREQ ist DAILY, WEEKLY, MONTHLY oder YEARLY, nicht %q", "FREQ is DAILY, WEEKLY, MONTHLY or YEARLY, not %q", value)
	}
	r.Freq = value
	return nil
}

// check finds parts that don't go together.
func (r Rule) check() error {
	switch {
	case r.Freq == "":
		return fault("der Wiederholungsregel fehlt FREQ", "the recurrence rule has no FREQ")
	case r.Count > 0 && !r.Until.IsZero():
		return fault("COUNT und UNTIL schließen einander aus", "COUNT and UNTIL exclude each other")
	case r.Freq == "WEEKLY" && len(r.ByMonthDay) > 0:
		return fault("BYMONTHDAY geht nicht mit FREQ=WEEKLY", "BYMONTHDAY isn't possible with FREQ=WEEKLY")
	case r.Freq == "YEARLY" && len(r.ByDay) > 0 && len(r.ByMonth) == 0:
		return fault("BYDAY mit FREQ=YEARLY braucht BYMONTH", "BYDAY with FREQ=YEARLY needs BYMONTH")
	}
	for _, d := range r.ByDay {
		if d.Ordinal != 0 && r.Freq != "MONTHLY" && r.Freq != "YEARLY" {
			return fault("%s geht nicht mit FREQ=%s: eine Zahl vor dem Wochentag zählt im Monat",
				"%s isn't possible with FREQ=%s: a number before the weekday counts in the month", d.String(), r.Freq)
		}
	}
	return nil
}

func each[T any](value string, parse func(string) (T, error)) ([]T, error) {
	var out []T
	for _, v := range strings.Split(value, ",") {
		one, err := parse(v)
		if err != nil {
			return nil, err
		}
		out = append(out, one)
	}
	return out, nil
}

func number(key, value string, low, high int) (int, error) {
	n, err := strconv.Atoi(value)
	if err != nil || n < low || n > high || value[0] == '+' {
		return 0, fault("%s ist eine Zahl von %d bis %d, nicht %q", "%s is a number from %d to %d, not %q", key, low, high, value)
	}
	return n, nil
}

// ordinal reads a number that may also count from the end.
func ordinal(key, value string, high int) (int, error) {
	n, err := strconv.Atoi(value)
	if err != nil || n == 0 || n < -high || n > high {
		return 0, fault("%s zählt von 1 bis %d oder von -1 bis -%[2]d, nicht %[3]q",
			"%s counts from 1 to %d or from -1 to -%[2]d, not %[3]q", key, high, value)
	}
	return n, nil
}

func parseWeekday(v string) (Weekday, error) {
	if len(v) >= 2 {
		if day := slices.Index(Weekdays[:], v[len(v)-2:]); day >= 0 {
			d := Weekday{Day: time.Weekday(day)}
			if len(v) == 2 {
				return d, nil
			}
			n, err := ordinal("BYDAY", v[:len(v)-2], 5)
			d.Ordinal = n
			return d, err
		}
	}
	return Weekday{}, fault("%q ist kein Wochentag (MO, TU, WE, TH, FR, SA, SU)", "%q is no weekday (MO, TU, WE, TH, FR, SA, SU)", v)
}

func parseUntil(v string) (Until, error) {
	for _, form := range []string{DateForm, LocalForm, UTCForm} {
		if t, err := time.Parse(form, v); err == nil {
			return Until{moment: Moment{wall: t, allDay: form == DateForm}, utc: form == UTCForm}, nil
		}
	}
	return Until{}, fault("UNTIL ist ein Tag wie 20261231 oder eine Zeit wie 20261231T225959Z, nicht %q",
		"UNTIL is a day such as 20261231 or a time such as 20261231T225959Z, not %q", v)
}
