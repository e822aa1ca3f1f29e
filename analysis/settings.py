"""What a newsroom may set, read from MARQUEE_* variables and a `marquee.toml` beside the corpus."""

from functools import cached_property
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from analysis.legible import is_link


class Limits(BaseSettings):
    """Bounds on what one input may hold, so that a hostile file costs a rejected record and not the machine."""

    model_config = SettingsConfigDict(env_prefix="MARQUEE_LIMIT_", frozen=True)

    record_bytes: int = Field(default=8 * 2**20, description="longest record read, in bytes")
    record_lines: int = Field(default=5_000, description="most lines one CSV record may span")
    file_bytes: int = Field(default=256 * 2**20, description="largest file of a kind that cannot be streamed")
    field_characters: int = Field(default=1_000, description="longest headline, author, section, source or id kept")
    unpacked_bytes: int = Field(default=16 * 2**30, description="most that one archive may hold, unpacked")
    unpacked_ratio: int = Field(default=200, description="most bytes that one packed byte may become, past 64 MiB")
    archive_members: int = Field(default=100_000, description="most files that one archive may hold")
    archive_depth: int = Field(default=3, description="how deep archives within archives are opened")
    names: int = Field(default=1_000_000, description="most rows that one import of names may take")
    batch_records: int = Field(default=2_000, description="records held in memory at a time")


class Mail(BaseSettings):
    """The server by which digests and alerts are mailed."""

    model_config = SettingsConfigDict(env_prefix="MARQUEE_MAIL_", frozen=True)

    host: str = Field(default="", description="the mail server; nothing is mailed without one")
    port: int | None = Field(default=None, ge=1, le=65_535, description="else 587, 465 with tls, 25 with none")
    security: Literal["starttls", "tls", "none"] = Field(
        default="starttls", description="how the way there is kept safe"
    )
    user: str = Field(default="", description="who signs in; nobody does without it")
    password: SecretStr = Field(default=SecretStr(""), description="with what; better as a variable than in a file")
    sender: str = Field(default="", description="the address that mail is from")
    seconds: float = Field(default=30.0, gt=0, description="how long any step may take")

    @field_validator("user")
    @classmethod
    def _safe(cls, value: str, others: ValidationInfo) -> str:
        if value and others.data.get("security") == "none":
            msg = 'a password is not sent over an open line; set security to "starttls" or "tls", or no user'
            raise ValueError(msg)
        return value

    @property
    def usual_port(self) -> int:
        """The port given, else that which the security goes with."""
        return self.port or {"starttls": 587, "tls": 465, "none": 25}[self.security]


class Settings(BaseSettings):
    """The newsroom's own settings."""

    model_config = SettingsConfigDict(env_prefix="MARQUEE_", frozen=True, toml_file="marquee.toml", extra="ignore")

    corpus: Path = Field(default=Path(".marquee"), description="the folder that holds the corpus")
    zone: str = Field(default="UTC", description="the newsroom's time zone: days are cut in it")
    day_first: bool = Field(default=False, description="read 03/04/2024 as 3 April where nothing in the file tells")
    template: Path | None = Field(default=None, description="the presentation whose look slides take: .pptx or .potx")
    workers: int = Field(default=2, ge=1, description="processes that annotate a large input")
    address: str = Field(default="", description="where the dashboard is, http or https: files link back to it")
    ours: frozenset[str] = Field(default=frozenset(), description="the newsroom's own outlets, as they are shown")
    rivals: frozenset[str] = Field(default=frozenset(), description="the outlets it looks at first")
    limits: Limits = Field(default_factory=Limits)
    mail: Mail = Field(default_factory=Mail)

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            msg = f"{value!r} is not a time zone; use an IANA name such as Europe/London"
            raise ValueError(msg) from error
        return value

    @field_validator("address")
    @classmethod
    def _web_address(cls, value: str) -> str:
        if value and (not is_link(value) or "?" in value or "#" in value):
            msg = f"{value!r} is not where a dashboard is; write it as https://marquee.example.com"
            raise ValueError(msg)
        return value.rstrip("/")

    @cached_property
    def tz(self) -> ZoneInfo:
        """The zone as an object."""
        return ZoneInfo(self.zone)

    def in_batches_of(self, records: int) -> "Settings":
        """Return the settings with at most so many records in a batch."""
        smaller = self.limits.model_copy(update={"batch_records": min(records, self.limits.batch_records)})
        return self.model_copy(update={"limits": smaller})

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003  (the signature is pydantic's)
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003  (the signature is pydantic's)
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Return where settings come from, strongest first: arguments, environment, marquee.toml."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)
