"""What Postfix and Dovecot are told, so that both run on loopback from one folder, without the system's own mail."""

from __future__ import annotations

import grp
import os
import pwd
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from realparts.certificates import ServerCertificate

MAIL_OWNER = 65534
"""Mailboxes belong to nobody: no account of the computer is involved."""

POSTFIX_MAIN = """\
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
daemon_directory = /usr/lib/postfix/sbin
command_directory = /usr/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file = {folder}/postfix.log
maillog_file_prefixes = {folder}
myhostname = mail.{domain}
mydestination =
mynetworks =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
alias_maps =
alias_database =
smtputf8_enable = yes
default_transport = error:5.7.1 this server delivers to its own mailboxes only
virtual_mailbox_domains = {domain}
virtual_mailbox_base = {folder}/mail
virtual_mailbox_maps = texthash:{folder}/postfix/mailboxes
virtual_mailbox_limit = 0
virtual_alias_maps = texthash:{folder}/postfix/moved
virtual_uid_maps = static:{owner}
virtual_gid_maps = static:{owner}
message_size_limit = {size_limit}
smtpd_tls_cert_file = {tls.certificate}
smtpd_tls_key_file = {tls.key}
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = private/auth
smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
smtpd_recipient_restrictions = check_recipient_access texthash:{folder}/postfix/refusals,
    permit_sasl_authenticated, reject
smtpd_error_sleep_time = 0
"""

POSTFIX_SERVICES = """\
127.0.0.1:{ports.smtp} inet n - n - - smtpd
127.0.0.1:{ports.smtps} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
flush unix n - n 1000? 0 flush
postlog unix-dgram n - n - 1 postlogd
"""

POSTFIX_QUEUES = [
    "active",
    "bounce",
    "corrupt",
    "defer",
    "deferred",
    "flush",
    "hold",
    "incoming",
    "private",
    "saved",
    "trace",
]

DOVECOT = """\
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
instance_name = tests-{ports.imap}
ssl = yes
disable_plaintext_auth = yes
ssl_cert = <{tls.certificate}
ssl_key = <{tls.key}
auth_mechanisms = plain login
auth_failure_delay = 0
mail_location = maildir:{folder}/mail/%d/%n
first_valid_uid = 1
passdb {{
  driver = passwd-file
  args = {folder}/passwords
}}
userdb {{
  driver = static
  args = uid={owner} gid={owner} home={folder}/mail/%d/%n
}}
namespace inbox {{
  inbox = yes
  # Named as in a Russian mailbox: only the flag says what it is for.
  mailbox Отправленные {{
    auto = create
    special_use = \\Sent
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {ports.imap}
  }}
  inet_listener imaps {{
    port = {ports.imaps}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
  # One wrong password would make the next ones wait for seconds, this test's and the following ones'.
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service auth {{
  unix_listener {folder}/queue/private/auth {{
    mode = 0660
    user = postfix
  }}
}}
"""


@dataclass(frozen=True)
class MailPorts:
    """Ports of 127.0.0.1: ``smtp`` and ``imap`` offer STARTTLS, the others speak TLS from the first byte."""

    smtp: int
    smtps: int
    imap: int
    imaps: int


@dataclass(frozen=True)
class MailSetup:
    """All that the two configurations differ in from run to run.

    ``passwords``: by address, each such address has a mailbox. ``refusals``: by address, the reply to RCPT TO.
    ``moved``: by address, where its letters go on to. ``size_limit``: bytes of a whole message; larger ones get 552.
    """

    folder: Path
    domain: str
    ports: MailPorts
    tls: ServerCertificate
    passwords: Mapping[str, str]
    refusals: Mapping[str, str]
    moved: Mapping[str, str]
    size_limit: int

    def write(self) -> None:
        """Writes every file and folder the two servers expect, with the owners they insist on. Needs root."""
        self._write_postfix()
        self._write_dovecot()

    def _filled(self, template: str) -> str:
        values = {"folder": self.folder, "domain": self.domain, "ports": self.ports, "tls": self.tls}
        return template.format(**values, size_limit=self.size_limit, owner=MAIL_OWNER)

    def _write_postfix(self) -> None:
        postfix = pwd.getpwnam("postfix").pw_uid
        postdrop = grp.getgrnam("postdrop").gr_gid
        for name in ("postfix", "queue", "queue/pid", "data", "mail"):
            (self.folder / name).mkdir()
        os.chown(self.folder / "data", postfix, -1)
        os.chown(self.folder / "mail", MAIL_OWNER, MAIL_OWNER)
        for name in POSTFIX_QUEUES:
            queue = self.folder / "queue" / name
            queue.mkdir(mode=0o700)
            os.chown(queue, postfix, -1)
        for name, mode in (("maildrop", 0o1730), ("public", 0o2710)):
            queue = self.folder / "queue" / name
            queue.mkdir()
            os.chown(queue, postfix, postdrop)
            queue.chmod(mode)
        config = self.folder / "postfix"
        (config / "main.cf").write_text(self._filled(POSTFIX_MAIN), encoding="utf-8")
        (config / "master.cf").write_text(self._filled(POSTFIX_SERVICES), encoding="utf-8")
        mailboxes = (f"{address} {self.domain}/{address.partition('@')[0]}/\n" for address in self.passwords)
        (config / "mailboxes").write_text("".join(mailboxes), encoding="utf-8")
        moved = (f"{old} {new}\n" for old, new in self.moved.items())
        (config / "moved").write_text("".join(moved), encoding="utf-8")
        refusals = (f"{address} {reply}\n" for address, reply in self.refusals.items())
        (config / "refusals").write_text("".join(refusals), encoding="utf-8")

    def _write_dovecot(self) -> None:
        (self.folder / "dovecot.conf").write_text(self._filled(DOVECOT), encoding="utf-8")
        passwords = (f"{address}:{{PLAIN}}{password}\n" for address, password in self.passwords.items())
        (self.folder / "passwords").write_text("".join(passwords), encoding="utf-8")
