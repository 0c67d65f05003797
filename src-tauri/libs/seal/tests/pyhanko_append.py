"""Appends an incremental update with pyHanko: a changed title. Arguments: input, output."""
import sys

from pyhanko.pdf_utils.generic import TextStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

with open(sys.argv[1], "rb") as f:
    writer = IncrementalPdfFileWriter(f)
    info = writer.trailer["/Info"]
    info["/Title"] = TextStringObject("another title")
    writer.mark_update(info.container_ref)
    with open(sys.argv[2], "wb") as out:
        writer.write(out)
