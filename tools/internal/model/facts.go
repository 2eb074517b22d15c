package model

// NetworkFact is a fact of data/network.toml that hand-written pages may name as {name}. One of Text, Word, Day and
// List is set where the fact is known.
type NetworkFact struct {
	Name   string
	Text   Text
	Word   Word
	Day    Day
	List   []Text
	Status bool // Word is one of a few words that the interface names
}

// Facts lists the facts that hand-written pages may name.
func (x *Network) Facts() []NetworkFact {
	var limits []Text
	for _, l := range x.Access.Limits {
		limits = append(limits, l.Text)
	}
	return []NetworkFact{
		{Name: "network.name", Text: x.Title}, {Name: "network.short_name", Text: x.ShortName},
		{Name: "network.city", Word: x.City}, {Name: "network.since", Day: x.Since},
		{Name: "office.name", Text: x.Office.Name}, {Name: "office.department", Text: x.Office.Department},
		{Name: "office.address", Word: x.Office.Address}, {Name: "office.email", Word: x.Office.Email},
		{Name: "office.phone", Word: x.Office.Phone}, {Name: "office.website", Word: x.Office.Website},
		{Name: "licence.name", Word: x.Licence.Name}, {Name: "licence.url", Word: x.Licence.URL},
		{Name: "imprint.publisher", Text: x.Imprint.Publisher}, {Name: "imprint.responsible", Text: x.Imprint.Responsible},
		{Name: "imprint.address", Word: x.Imprint.Address}, {Name: "imprint.email", Word: x.Imprint.Email}, {Name: "imprint.phone", Word: x.Imprint.Phone},
		{Name: "privacy.officer", Text: x.Privacy.Officer}, {Name: "privacy.email", Word: x.Privacy.Email},
		{Name: "privacy.authority", Text: x.Privacy.Authority}, {Name: "privacy.authority_url", Word: x.Privacy.URL},
		{Name: "accessibility.date", Day: x.Access.Date}, {Name: "accessibility.method", Text: x.Access.Method},
		{Name: "accessibility.status", Word: x.Access.Status, Status: true}, {Name: "accessibility.limits", List: limits},
		{Name: "accessibility.contact", Word: x.Access.Contact}, {Name: "accessibility.enforcement", Text: x.Access.Enforcement},
		{Name: "accessibility.enforcement_url", Word: x.Access.URL},
	}
}
