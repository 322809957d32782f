"""How the members of a committee are there, what they answered, and how they sign."""

from spie_desktop.domain.vocabulary.base import Vocabulary
from spie_desktop.i18n import N_


class AttendanceMode(Vocabulary):
    """mode de présence: in the room, remote, represented, excused, absent, or gone for now."""

    ROOM = "salle", N_("In the room")
    REMOTE = "distance", N_("Remote")
    REPRESENTED = "represente", N_("Represented")
    EXCUSED = "excuse", N_("Excused")
    ABSENT = "absent", N_("Absent")
    OUT = "sorti", N_("Has left the room")

    @property
    def hears(self) -> bool:
        """Somebody sits and listens for this seat: the charter must be signed."""
        return self in {AttendanceMode.ROOM, AttendanceMode.REMOTE, AttendanceMode.REPRESENTED}

    @property
    def letter(self) -> str:
        """The key that sets it on the presence board."""
        return {"salle": "s", "distance": "d", "represente": "r", "excuse": "e", "absent": "a", "sorti": "o"}[self]


class InvitationAnswer(Vocabulary):
    """réponse à la convocation: what a member said beforehand."""

    NONE = "nonrenseigne", N_("No answer yet")
    CONFIRMED = "confirme", N_("Will come")
    DECLINED = "decline", N_("Will not come")
    REPLACED = "remplacepar", N_("Sends somebody else")


class SignatureKind(Vocabulary):
    """nature de signature: what a signature was made with, and therefore what it proves."""

    PAD = "tracee", N_("Drawn on the pad")
    PAPER = "papier", N_("On paper")
    RETURNED_COPY = "copie", N_("On a copy sent back")
    CERTIFICATE = "certificat", N_("By certificate")


class SignatureState(Vocabulary):
    """état d'une signature: awaited, given, refused or given up."""

    AWAITED = "attendue", N_("Signature awaited")
    SIGNED = "signee", N_("Signature received")
    REFUSED = "refusee", N_("Signature refused")
    WAIVED = "sans_objet", N_("Signature not required")
