package report

import (
	"net/url"

	"offenesnetz/tools/internal/diag"
)

// The part of SARIF 2.1.0 that platforms read.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool        sarifTool         `json:"tool"`
		Invocations []sarifInvocation `json:"invocations"`
		Language    string            `json:"language"`
		ColumnKind  string            `json:"columnKind"`
		Results     []sarifResult     `json:"results"`
	}
	sarifInvocation struct {
		ExecutionSuccessful bool `json:"executionSuccessful"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name            string      `json:"name"`
		SemanticVersion string      `json:"semanticVersion"`
		Rules           []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID               string    `json:"id"`
		ShortDescription sarifText `json:"shortDescription"`
		FullDescription  sarifText `json:"fullDescription"`
		Help             sarifText `json:"help"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID              string            `json:"ruleId"`
		RuleIndex           int               `json:"ruleIndex"`
		Level               string            `json:"level"`
		Message             sarifText         `json:"message"`
		Locations           []sarifLocation   `json:"locations"`
		PartialFingerprints map[string]string `json:"partialFingerprints"`
	}
	sarifLocation struct {
		PhysicalLocation sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		ArtifactLocation sarifArtifact `json:"artifactLocation"`
		Region           sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI       string `json:"uri"`
		URIBaseID string `json:"uriBaseId"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
	}
)

func (r Run) sarif(found diag.List) sarifLog {
	run := sarifRun{
		Tool:        sarifTool{sarifDriver{Name: "netz", SemanticVersion: r.Version, Rules: []sarifRule{}}},
		Invocations: []sarifInvocation{{true}},
		Language:    r.Language,
		ColumnKind:  "unicodeCodePoints",
		Results:     make([]sarifResult, len(found)),
	}
	index, prints := map[string]int{}, r.fingerprints(found)
	for i, d := range found {
		if _, ok := index[d.Code]; !ok {
			index[d.Code] = len(run.Tool.Driver.Rules)
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, r.rule(d.Code))
		}
		run.Results[i] = r.result(d, index[d.Code], prints[i])
	}
	return sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}}
}

func (r Run) rule(code string) sarifRule {
	meaning := sarifText{code}
	if m, ok := r.Meanings[code]; ok {
		meaning.Text = m.In(r.Language)
	}
	return sarifRule{code, meaning, meaning, meaning}
}

func (r Run) result(d diag.Diagnostic, rule int, fingerprint string) sarifResult {
	level := "error"
	if d.Severity == diag.Warning {
		level = "warning"
	}
	place := sarifPhysical{
		ArtifactLocation: sarifArtifact{(&url.URL{Path: r.file(d)}).String(), "%SRCROOT%"},
		Region:           sarifRegion{StartLine: line(d)},
	}
	if d.Pos.Column > 0 {
		place.Region.StartColumn = d.Pos.Column
	}
	return sarifResult{d.Code, rule, level, sarifText{r.text(d, "\n")}, []sarifLocation{{place}}, map[string]string{"netz/v1": fingerprint}}
}
