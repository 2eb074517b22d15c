package page

import (
	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

// labels name the fields of records whose name is not that of a fact or section. A field that stands here with "" has no
// label: that it was changed is told with the part it belongs to.
var labels = map[string]string{
	"name": "fact_title", "title": "fact_title", "name_variant": "sec_name_variants", "membership_category": "sec_categories",
	"goal": "sec_goals", "focus_area": "sec_focus_areas", "rule": "sec_rules", "task": "sec_tasks", "text": "sec_about",
	"licence": "fact_legal_facts", "imprint": "fact_legal_facts", "privacy": "fact_legal_facts", "accessibility": "fact_legal_facts",
	"file": "sec_files", "image": "sec_pictures", "source": "sources", "conflict": "doubts", "uncertain": "doubts",
	"part_of_network": "fact_part_of_network", "of_network": "fact_part_of_network", "speakers_wanted": "fact_speakers",
	"evidence_note": "fact_evidence", "location": "fact_where", "place": "fact_where", "room": "fact_where", "members_as_of": "fact_members",
	"membership": "sec_memberships", "series": "sec_occurrences", "recurrence": "sec_occurrences", "except": "sec_occurrences",
	"status_note": "fact_status", "participant": "fact_people", "agenda_item": "sec_agenda", "online_url": "fact_online",
	"partners": "sec_organizations", "registration_url": "fact_registration", "raised_by_note": "fact_raised_by", "lead_note": "fact_lead",
	"author_groups": "fact_author", "author_organizations": "fact_author", "author_persons": "fact_author", "author_note": "fact_author",
	"addressees": "fact_addressee", "addressee_note": "fact_addressee", "outcome_note": "sec_outcome", "in_force": "fact_since",
	"url": "fact_document", "guideline": "sec_guidelines", "concept_note": "fact_concept", "report": "sec_reports", "scope": "facet_scope",
	"link": "fact_original_link", "languages_note": "fact_languages", "hours_note": "fact_hours", "by_appointment": "fact_appointment",
	"closed": "state_closed", "term": "kind_glossary", "street_address": "fact_address", "postal_code": "fact_address", "locality": "fact_address",
	"former_ids": "fact_id", "deleted": "fact_deleted_on", "latitude": "fact_address", "longitude": "fact_address", "accessible_toilet": "fact_toilet", "percent": "fact_unit",
}

// labelsOf name what another kind calls otherwise.
var labelsOf = map[string]string{
	"recommendations/history": "sec_steps", "events/report": "sec_report", "concepts/field_of_action": "sec_fields",
	"indicators/value": "sec_values",
}

// partLabels name the values of parts of which more than "changed" is told.
var partLabels = map[string]string{
	"date": "fact_date", "period": "fact_period", "members": "fact_members", "step": "fact_status", "state": "fact_status",
	"published_on": "minutes_published", "decision": "fact_decision", "votes_for": "fact_votes", "votes_against": "fact_votes",
	"votes_abstained": "fact_votes", "report_of": "fact_report_of", "amount": "fact_amount", "value": "fact_value", "status": "fact_status",
	"checked_on": "fact_checked_on",
}

// fieldLabel is the key of a record's field, "" for one without a label.
func (v *Voice) fieldLabel(kind, field string) string {
	for _, k := range []string{labelsOf[kind+"/"+field], labels[field]} {
		if k != "" {
			return k
		}
	}
	return v.labelOf(field)
}

// changeLine tells what was changed of one field.
func (v *Voice) changeLine(kind string, c *derive.ChangedField) ChangeLine {
	out := ChangeLine{Key: v.fieldLabel(kind, c.Field), What: "change_" + c.What}
	if c.Count > 1 && c.Part {
		out.Count = v.number(float64(c.Count), 0)
	}
	if c.Sub != "" && !c.Part {
		if out.Note = partLabels[c.Sub]; out.Note == "" {
			out.What = "change_edited"
			return out
		}
	}
	from, to := v.changeValues(kind, c, c.From), v.changeValues(kind, c, c.To)
	switch {
	case len(from)+len(to) == 0:
	case c.What == model.Added:
		out.Sides = []ChangeSide{{Values: to}}
	case c.List:
		out.What, out.Sides = "", sides("change_gone", from, "change_came", to)
	case c.What == model.Edited:
		out.What, out.Sides = "", sides("change_before", from, "change_after", to)
	default:
		out.Sides = sides("change_before", from, "", nil)
	}
	return out
}

func sides(before string, from []Value, after string, to []Value) []ChangeSide {
	var out []ChangeSide
	if len(from) > 0 {
		out = append(out, ChangeSide{before, from})
	}
	if len(to) > 0 {
		out = append(out, ChangeSide{after, to})
	}
	return out
}

// shownValues is how many values of a list a change names.
const shownValues = 6

// changeValues writes values out in the page's language; one that has no word is left out.
func (v *Voice) changeValues(kind string, c *derive.ChangedField, plain []string) []Value {
	var out []Value
	for _, s := range plain[:min(len(plain), shownValues)] {
		out = append(out, v.changeValue(kind, c, s)...)
	}
	return out
}

func (v *Voice) changeValue(kind string, c *derive.ChangedField, s string) []Value {
	switch c.Type {
	case model.TypeDay, model.TypeMoment:
		if m, ok := model.ParseMoment(s); ok {
			return []Value{{Type: "date", Date: v.when(m)}}
		}
	case model.TypeEnum:
		name := c.Field
		if c.Sub != "" {
			name = c.Sub
		}
		if k := key(wordsOf(kind, c.Field, name), s); v.words.Has(k) {
			return word(k)
		}
	case model.TypeBool:
		return flag(model.Flag{Yes: s == "true", Set: true})
	case model.TypeInteger, model.TypeNumber, model.TypeFigure:
		if f, ok := model.ParseFigure(s); ok {
			return v.figure(f)
		}
	case model.TypeLanguage:
		return v.languages([]model.Word{{S: s}})
	case model.TypeRef, model.TypeAnyRef:
		return v.links(model.RefOf(s))
	}
	return nil
}

// when writes out a moment; a clock time only where there is one.
func (v *Voice) when(m model.Moment) *Date {
	if !m.Timed {
		return v.date(m.Date)
	}
	return v.span(m, model.Moment{})
}

// wordsOf is what the interface words of a field's choices begin with.
func wordsOf(kind, field, name string) string {
	switch name {
	case "status":
		if field == "accessibility" {
			return "access_status"
		}
		return statePrefix[kind]
	case "classification":
		return classPrefix[kind]
	case "state":
		return "minutes"
	case "needs":
		return "need"
	case "days":
		return "weekday"
	case "what":
		return "complete"
	case "shown_by":
		return "kind"
	}
	return name // evidence, decision, step, scope, check
}
