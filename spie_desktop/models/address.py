"""The postal address, written in the same columns wherever a record has one."""

from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column


class PostalAddress(MappedAsDataclass, kw_only=True, eq=False):
    """adresse postale: the INSEE code of the commune stands beside the postcode, which several communes may share."""

    address_line: Mapped[str] = mapped_column(default="")
    address_more: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    commune: Mapped[str] = mapped_column(default="")
    insee_code: Mapped[str] = mapped_column(default="")
