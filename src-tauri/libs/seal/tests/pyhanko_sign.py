"""Signs a PDF with pyHanko and a key made on the spot. Arguments: input, output."""
import datetime
import sys

from asn1crypto import keys, x509
from cryptography import x509 as cx509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko_certvalidator.registry import SimpleCertificateStore

key = ec.generate_private_key(ec.SECP256R1())
name = cx509.Name([cx509.NameAttribute(cx509.NameOID.COMMON_NAME, "somebody")])
begin = datetime.datetime(2026, 1, 1)
certificate = (
    cx509.CertificateBuilder()
    .subject_name(name)
    .issuer_name(name)
    .public_key(key.public_key())
    .serial_number(1)
    .not_valid_before(begin)
    .not_valid_after(begin + datetime.timedelta(days=36500))
    .sign(key, hashes.SHA256())
)
secret = key.private_bytes(
    serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
)
signer = signers.SimpleSigner(
    signing_cert=x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER)),
    signing_key=keys.PrivateKeyInfo.load(secret),
    cert_registry=SimpleCertificateStore(),
)
with open(sys.argv[1], "rb") as f:
    writer = IncrementalPdfFileWriter(f)
    meta = signers.PdfSignatureMetadata(field_name="Other", subfilter=SigSeedSubFilter.PADES)
    signed = signers.sign_pdf(writer, meta, signer=signer)
with open(sys.argv[2], "wb") as out:
    out.write(signed.getbuffer())
