"""Addresses in mails: pages of the portal in the language of who reads, and what a mail program calls."""

from dataclasses import dataclass
from urllib.parse import urlencode


@dataclass(frozen=True)
class Pages:
    """Pages of the portal in one language; `home` has no slash at its end."""

    home: str

    def consultation(self, consultation_id: str) -> str:
        """A consultation with its act."""
        return f"{self.home}/consultari/{consultation_id}"

    def consultations(self) -> str:
        """All of them."""
        return f"{self.home}/consultari"

    def open_consultations(self) -> str:
        """Those on which one can speak now."""
        return f"{self.home}/consultari?state=open"

    def debate_requests(self, consultation_id: str) -> str:
        """Who has asked for a debate on a draft, and what followed."""
        return f"{self.home}/consultari/{consultation_id}#dezbatere"

    def desk_debates(self, consultation_id: str) -> str:
        """The same at the clerk's desk."""
        return f"{self.home}/birou/consultari/{consultation_id}/dezbatere"

    def notice(self, consultation_id: str) -> str:
        """The notice of a consultation as it was published, for print."""
        return f"{self.home}/consultari/{consultation_id}/anunt"

    def meeting(self, meeting_id: str) -> str:
        """A debate or a public meeting."""
        return f"{self.home}/intalniri/{meeting_id}"

    def gathering(self, kind: str, gathering_id: str) -> str:
        """What people register for: a meeting or a joint activity."""
        return self.activity(gathering_id) if kind == "activity" else self.meeting(gathering_id)

    def my_registrations(self) -> str:
        """Where one is registered, with the tickets; there one changes and gives back."""
        return f"{self.home}/cont/intalniri"

    def activity(self, activity_id: str) -> str:
        """A joint activity."""
        return f"{self.home}/activitati/{activity_id}"

    def own_activity(self, activity_id: str) -> str:
        """The same, for who speaks for one of its partners."""
        return f"{self.home}/cont/activitati/{activity_id}"

    def minutes(self, meeting_id: str) -> str:
        """What was said and decided at one."""
        return f"{self.meeting(meeting_id)}/minuta"

    def comparison(self, consultation_id: str, newer: int, older: int) -> str:
        """What one version of a text makes of another."""
        return f"{self.home}/consultari/{consultation_id}/versiuni/{newer}/fata-de/{older}"

    def recommendation(self, recommendation_id: str) -> str:
        """A recommendation with its answer."""
        return f"{self.home}/recomandari/{recommendation_id}"

    def receipt_file(self, recommendation_id: str) -> str:
        """The receipt of a recommendation as a PDF, for its author."""
        return f"{self.home}/confirmari/{recommendation_id}/confirmare.pdf"

    def receipt(self, recommendation_id: str) -> str:
        """One's own recommendation, with what was decided about it."""
        return f"{self.home}/confirmari/{recommendation_id}"

    def check(self, authority: str, register_number: str) -> str:
        """Where a register number is checked."""
        return f"{self.home}/verifica?{urlencode({'authority': authority, 'number': register_number})}"

    def webhook(self, endpoint_id: str) -> str:
        """A webhook endpoint, for who owns it."""
        return f"{self.home}/cont/webhookuri/{endpoint_id}"

    def course(self, course_id: str) -> str:
        """A course, with when it meets and where the reader stands."""
        return f"{self.home}/cursuri/{course_id}"

    def course_test(self, course_id: str) -> str:
        """The test of a course, with the reader's result."""
        return f"{self.home}/cont/cursuri/{course_id}/test"

    def course_opinion(self, course_id: str) -> str:
        """Where the reader says what they think of a course."""
        return f"{self.home}/cont/cursuri/{course_id}/parere"

    def my_certificates(self) -> str:
        """One's own certificates, to be downloaded."""
        return f"{self.home}/cont/certificate"

    def my_courses(self) -> str:
        """One's own courses, where a seat is given back."""
        return f"{self.home}/cont/cursuri"

    def organisation(self, organisation_id: str) -> str:
        """An organisation's page."""
        return f"{self.home}/organizatii/{organisation_id}"

    def request(self, verification_id: str) -> str:
        """A request for registration, for who asked."""
        return f"{self.home}/organizatii/cereri/{verification_id}"

    def desk_request(self, verification_id: str) -> str:
        """The same at the clerk's desk."""
        return f"{self.home}/birou/verificari/{verification_id}"

    def change(self, change_id: str) -> str:
        """A request for a change, for who asked."""
        return f"{self.home}/organizatii/schimbari/{change_id}"

    def changes(self, organisation_id: str) -> str:
        """What was asked for of an organisation, for those who represent it."""
        return f"{self.home}/organizatii/{organisation_id}/schimbari"

    def desk_change(self, change_id: str) -> str:
        """The same at the clerk's desk."""
        return f"{self.home}/birou/schimbari/{change_id}"

    def agreement(self, agreement_id: str) -> str:
        """A partnership agreement."""
        return f"{self.home}/acorduri/{agreement_id}"

    def desk_consultation(self, consultation_id: str) -> str:
        """A consultation at the clerk's desk."""
        return f"{self.home}/birou/consultari/{consultation_id}"

    def announced(self, fact_id: str) -> str:
        """The proof of an announcement at the clerk's desk."""
        return f"{self.home}/birou/anunturi/{fact_id}"

    def account(self) -> str:
        """One's own page."""
        return f"{self.home}/cont"

    def my_mandates(self) -> str:
        """One's own mandates."""
        return f"{self.home}/cont/imputerniciri"

    def mandates(self, organisation_id: str) -> str:
        """Who speaks for an organisation, for those who represent it."""
        return f"{self.home}/organizatii/ale-mele/{organisation_id}/imputerniciri"

    def subscribe(self) -> str:
        """Where one asks to be told."""
        return f"{self.home}/abonamente"

    def confirm(self, secret: str) -> str:
        """Confirms a subscription."""
        return f"{self.home}/abonamente/confirmare?{urlencode({'token': secret})}"

    def follows(self, token: str) -> str:
        """All that one follows, after a button."""
        return f"{self.home}/abonamente/ale-mele?{urlencode({'token': token})}"

    def stop(self, token: str) -> str:
        """Stops a subscription, after a question."""
        return f"{self.home}/abonamente/oprire?{urlencode({'token': token})}"


@dataclass(frozen=True)
class Links:
    """All addresses, from where people reach the system."""

    public_url: str

    def pages(self, language: str) -> Pages:
        """The portal in a language: Romanian at the root, English below `/en`."""
        return Pages(f"{self.public_url}/en" if language == "en" else self.public_url)

    def one_click(self, token: str) -> str:
        """What a mail program posts to (RFC 8058)."""
        return f"{self.public_url}/api/notification/v1/subscriptions/one-click?{urlencode({'token': token})}"
