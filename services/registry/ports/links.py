"""Links in letters: pages of the portal, in the language of who reads."""


class Links:
    """Writes addresses of the portal.

    Args:
        public_url: where people reach the system, without a slash at the end.
    """

    def __init__(self, public_url: str) -> None:
        self._public_url = public_url.rstrip("/")

    def confirm_email(self, secret: str, language: str) -> str:
        """The page that confirms an address."""
        return f"{self._home(language)}/confirmare?token={secret}"

    def new_password(self, secret: str, language: str) -> str:
        """The page that sets a new password."""
        return f"{self._home(language)}/parola/noua?token={secret}"

    def sign_in(self, language: str) -> str:
        """The page where one signs in."""
        return f"{self._home(language)}/autentificare"

    def code_sign_in(self, language: str) -> str:
        """The page where a code that came by e-mail is asked for."""
        return f"{self._home(language)}/autentificare/cod"

    def security(self, language: str) -> str:
        """The page that shows what guards one's account."""
        return f"{self._home(language)}/cont/securitate"

    def address(self, what: str, secret: str, language: str) -> str:
        """The page that agrees to another address (`confirmare`), or stops it (`oprire`)."""
        return f"{self._home(language)}/cont/adresa/{what}?token={secret}"

    def own_address(self, language: str) -> str:
        """The page where one changes one's address."""
        return f"{self._home(language)}/cont/adresa"

    def own_data(self, language: str) -> str:
        """The page where one asks for a copy of one's data."""
        return f"{self._home(language)}/cont/date"

    def erasure(self, language: str) -> str:
        """The page where the erasure of an account is asked for and taken back."""
        return f"{self._home(language)}/cont/stergere"

    def my_mandates(self, language: str) -> str:
        """The page where a person answers offers of mandates."""
        return f"{self._home(language)}/cont/imputerniciri"

    def my_invitations(self, language: str) -> str:
        """The page where a person accepts to work for an authority."""
        return f"{self._home(language)}/cont/invitatii"

    def api_clients(self, language: str) -> str:
        """The page where an authority's API clients are administered."""
        return f"{self._home(language)}/birou/clienti-api"

    def _home(self, language: str) -> str:
        return f"{self._public_url}/en" if language == "en" else self._public_url
