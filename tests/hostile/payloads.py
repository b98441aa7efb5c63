"""What people with ill intent put into fields, and what must not come of it."""

SCRIPTS = (
    "<script>window.owned=1</script>",
    '"><img src=x onerror=window.owned=1 data-evil=1>',
    "'><svg/onload=window.owned=1 data-evil=1>",
    "</title></textarea></style></script><evil-tag data-evil=1>",
    "javascript:window.owned=1//",
    '<a href="javascript:window.owned=1" data-evil=1>x</a>',
    "--><!--<evil-tag data-evil=1>",
    "]]><evil-tag data-evil=1/>",
    "<style data-evil=1>*{display:none}</style>",
    "<iframe srcdoc='<script>parent.owned=1</script>' data-evil=1></iframe>",
    "<base href=//evil.example data-evil=1><meta http-equiv=refresh content=0;//evil.example>",
    '" autofocus onfocus=window.owned=1 data-evil=1 x="',
    "&lt;evil-tag data-evil=1&gt;",
    "\u2028</script><evil-tag data-evil=1>\u2029",
)
"""Markup that would run, load, frame or break out of where it stands."""

TEMPLATES = (
    "{{7*7}}",
    "{{ config }}",
    "{% for x in (1,) %}49{% endfor %}",
    "${7*7}",
    "#{7*7}",
    "%(number)s",
    "{0.__class__}",
)
"""What template engines and formatting would work out."""

LINES = (
    "x\r\nSet-Cookie: owned=1",
    "x\nLocation: //evil.example",
    "x\r\n\r\n<evil-tag data-evil=1>",
    "x\u0085y\u2028z",
)
"""Ends of lines that would begin a header, or a line of a log."""

PATHS = (
    "../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "..\\..\\etc",
    "/etc/passwd",
    "%2e%2e/%2e%2e/",
    "....//",
    "C:\\x",
    ".",
    "..",
)
"""Ways out of a folder."""

ODD = (
    "",
    " ",
    "\0",
    "a\0b",
    "\u202egpj.exe",
    "\u2066\u2067x",
    "\ufeffx",
    "\ufffe\uffff",
    "\U0010ffff",
    "e" + "\u0301" * 300,
    "=1+1",
    "@SUM(1)",
    "-2+3",
    "+1|cmd",
    "9" * 400,
    "-1",
    "1e308",
    "NaN",
    "inf",
    "0x10",
    "\u0661\u0662",
    "²",
    "x" * 5000,
    "\x1b[2J\x1b]0;owned\x07",
    "\x7f\x9b31m",
    "' OR 1=1 --",
    '";DROP TABLE files;--',
    "NEAR(a b)",
    "a* OR b NOT c",
    "(((((((((",
    '"',
)
"""Signs and numbers that nobody expects."""

RAW = (
    b"%c0%af",
    b"%ff%fe",
    b"%ed%a0%80",
    b"%00",
    b"%0d%0aX-Owned:1",
    b"%u0041",
    b"%",
    b"%zz",
    b"%e2%80%ae",
    b"%252e%252e%252f",
)
"""Bytes in an address that are no text, or overlong, or twice encoded."""

ALL = SCRIPTS + TEMPLATES + LINES + PATHS + ODD
