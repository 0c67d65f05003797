"""Validates every signature and time stamp of a PDF with pyHanko and prints one JSON line.

Arguments: the PDF, the trusted root (DER), the root of the trusted time-stamping authority (DER, if there is one).
"""
import json
import sys

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko_certvalidator import ValidationContext

with open(sys.argv[2], "rb") as f:
    root = x509.Certificate.load(f.read())
with open(sys.argv[1], "rb") as f:
    reader = PdfFileReader(f)
    found = []
    for signature in reader.embedded_regular_signatures:
        context = ValidationContext(trust_roots=[root], allow_fetching=False)
        status = validate_pdf_signature(signature, signer_validation_context=context)
        found.append({
            "valid": status.valid,
            "intact": status.intact,
            "trusted": status.trusted,
            "bottom_line": status.bottom_line,
            "coverage": status.coverage.name,
            "modification": getattr(status.modification_level, "name", None),
            "docmdp_ok": status.docmdp_ok,
            "subfilter": str(signature.sig_object["/SubFilter"]),
        })
    for stamp in reader.embedded_timestamp_signatures:
        with open(sys.argv[3], "rb") as root_file:
            authority = x509.Certificate.load(root_file.read())
        context = ValidationContext(trust_roots=[authority], allow_fetching=False)
        status = validate_pdf_timestamp(stamp, validation_context=context)
        found.append({
            "stamp_valid": status.valid,
            "stamp_intact": status.intact,
            "stamp_trusted": status.trusted,
            "stamp_coverage": status.coverage.name,
            "stamp_ms": round(status.timestamp.timestamp() * 1000),
        })
print(json.dumps(found))
