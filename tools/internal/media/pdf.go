package media

import (
	"bytes"
	"strings"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/media/pdf"
)

// pdf gives the document without what it tells of its making.
func (f *finding) pdf(src []byte) []byte {
	const endWithin = 2048 // bytes at the end in which the mark of the end stands
	if !bytes.HasPrefix(src, []byte("%PDF-")) {
		f.other(src)
		return nil
	}
	if !bytes.Contains(src[max(0, len(src)-endWithin):], []byte("%%EOF")) {
		f.broken()
		return nil
	}
	report, err := pdf.Read(src)
	if err != nil {
		f.add(Content, diag.M("das PDF ist beschädigt, oder so geschrieben, dass sich nicht prüfen lässt, was darin steht", "the PDF is damaged, or written so that nobody can check what is in it"),
			diag.M("öffnen und neu als PDF drucken oder speichern", "open it and print or save it as PDF anew"))
		return nil
	}
	if report.Locked {
		f.add(Active, diag.M("das PDF ist verschlüsselt oder geschützt; niemand kann prüfen, was darin steht, und Vorleseprogramme scheitern daran", "the PDF is encrypted or protected; nobody can check what is in it, and screen readers fail at it"),
			diag.M("ohne Kennwort und Schutz speichern", "save it without password and protection"))
		return nil
	}
	if len(report.Active) > 0 {
		f.add(Active, diag.M("das PDF enthält Programme, eingebettete Dateien oder Formulare, die etwas absenden, oder tut von selbst etwas (%s)", "the PDF holds programs, embedded files or forms that send something, or acts by itself (%s)", strings.Join(report.Active, ", ")),
			diag.M("neu als PDF drucken oder als PDF/A-1 oder PDF/A-2 speichern", "print it to PDF anew, or save it as PDF/A-1 or PDF/A-2"))
	}
	if report.Kept {
		f.maker()
	}
	if report.Signed {
		f.unchanged()
	}
	return report.Clean
}

// maker says that a document tells who made it and that this can't be taken out.
func (f *finding) maker() {
	f.add(Private, diag.M("das Dokument sagt, wer es wann und womit gemacht hat; hier lässt sich das nicht entfernen", "the document tells who made it, when and with what; here that can't be taken out"),
		diag.M("ohne Eigenschaften und persönliche Angaben speichern, oder neu als PDF drucken", "save it without properties and personal information, or print it to PDF anew"))
}

// unchanged warns that a document with a signature stays as it is: any change would break the signature.
func (f *finding) unchanged() {
	f.problems = append(f.problems, Problem{Code: Private, Warning: true,
		Message: diag.M("das Dokument ist elektronisch unterschrieben; darum bleibt darin, wer es wann und womit gemacht hat", "the document bears an electronic signature; so who made it, when and with what stays in it"),
		Advice:  diag.M("prüfen, ob diese Angaben öffentlich sein dürfen; sonst neu als PDF drucken", "check whether these facts may be public; if not, print it to PDF anew")})
}
