package council

import "testing"

func TestResolutionState(t *testing.T) {
	step := func(state ResolutionState, referred Referral, returned string) ResolutionStep {
		return ResolutionStep{State: state, Referred: referred, Returned: returned}
	}
	for name, c := range map[string]struct {
		steps   []ResolutionStep
		state   ResolutionState
		pending Referral
	}{
		"nothing yet":            {nil, ResolutionOpen, ""},
		"under way, then done":   {[]ResolutionStep{step(ResolutionUnderway, "", ""), step(ResolutionDone, "", "")}, ResolutionDone, ""},
		"opened again":           {[]ResolutionStep{step(ResolutionDone, "", ""), step(ResolutionOpen, "", "")}, ResolutionOpen, ""},
		"a note changes nothing": {[]ResolutionStep{step(ResolutionUnderway, "", ""), {Note: "Angebot liegt vor"}}, ResolutionUnderway, ""},
		"referred":               {[]ResolutionStep{step("", ToCityCouncil, "")}, ResolutionOpen, ToCityCouncil},
		"returned":               {[]ResolutionStep{step("", ToCityCouncil, ""), step("", ToCityCouncil, "zugestimmt")}, ResolutionOpen, ""},
		"returned by another":    {[]ResolutionStep{step("", ToCityCouncil, ""), step("", ToExecutiveStaff, "zugestimmt")}, ResolutionOpen, ToCityCouncil},
		"referred again":         {[]ResolutionStep{step("", ToCityCouncil, ""), step("", ToCityCouncil, "zurück"), step("", ToCityCouncil, "")}, ResolutionOpen, ToCityCouncil},
	} {
		r := Resolution{Steps: c.steps}
		pending, is := r.Pending()
		if r.State() != c.state || pending.Referred != c.pending || is != (c.pending != "") {
			t.Errorf("%s: %s, pending %q %v; want %s, %q", name, r.State(), pending.Referred, is, c.state, c.pending)
		}
	}
	for id, want := range map[string]string{ResolutionID(2027, 4): "B2027-04", ResolutionID(2027, 123): "B2027-123"} {
		if id != want {
			t.Errorf("%s, want %s", id, want)
		}
	}
}
