"""Validates every signature of a PDF with pyHanko and prints one JSON line.

Arguments: the PDF, the trusted root (DER).
"""
import json
import sys

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

with open(sys.argv[2], "rb") as f:
    root = x509.Certificate.load(f.read())
with open(sys.argv[1], "rb") as f:
    reader = PdfFileReader(f)
    found = []
    for signature in reader.embedded_signatures:
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
print(json.dumps(found))
