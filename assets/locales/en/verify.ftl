# Sentences of the checking program for customers.

verify-usage =
    aftercare-verify FILE|FOLDER… [--root CERTIFICATE]… [--devices LIST]… [--time-root CERTIFICATE]… [--json] [--lang zh-CN|en]

    Says whether sealed reports are, bit for bit, what a device of a firm sealed. Needs no network.
      --root       the firm's root certificate; compare its fingerprint with the firm before you rely on it
      --devices    the firm's list of its devices, to know of lost ones
      --time-root  certificate of a time-stamping authority you trust
    Exit code: 0 intact, 1 altered, 2 not ours or firm not proven, 3 signed after the device was withdrawn.

verify-colon = :{" "}
verify-comma = ,{" "}

verify-intact = INTACT. Not a bit has changed since a device of the firm sealed it.
verify-altered = ALTERED. It was sealed, and is no longer that file. Do not rely on it.
verify-not_ours = NOTHING CAN BE SAID. None of the given firms sealed this file; treat it as no evidence.
verify-signed_after_revocation = SIGNED AFTER THE DEVICE WAS WITHDRAWN. Not altered since, but the firm does not stand for it.
verify-unproven = UNALTERED, FIRM NOT PROVEN. Not a bit has changed since it was sealed; anybody can have sealed it under this name.

verify-finding-content = The pages or the content were changed after sealing.
verify-finding-seal = The seal itself was changed.
verify-finding-padding = Something was put into the empty room behind the seal or the time stamp.
verify-finding-range = The bounds of what the seal covers were changed.
verify-finding-truncated = The file is not complete; its end is missing.
verify-finding-appended = Something was added to the end of the file after sealing.
verify-finding-stamp = The time stamp, or what surrounds it, was changed.
verify-finding-second_seal = The file has more than one seal.
verify-finding-attachment_mismatch = The report attached to the file is not the one that was sealed.
verify-finding-unreadable = There are traces of a seal, but the file is too damaged to say more.
verify-finding-not_pdf = This is not a PDF file.
verify-finding-no_signature = This PDF has no seal.
verify-finding-foreign_signature = This PDF was signed by another program; check it there.
verify-finding-foreign_root = Sealed and unchanged, but by another firm than the given ones. The name below is what it calls itself.
verify-after-claimed = The file itself says that it was sealed after that.
verify-after-unproven = It says that it was sealed before, but only the device says so, and nothing else shows it.

verify-label-firm = Firm
verify-label-fingerprint = Fingerprint of its root certificate
verify-label-number = Report
verify-label-customer = Customer
verify-label-ticket = Ticket
verify-label-visit = Visit
verify-label-equipment = Equipment
verify-label-declaration = Declared
verify-label-signer = Signed by
verify-label-order = Order
verify-label-device = Sealed on
verify-label-claimed-at = Sealed at
verify-label-reason = Reason
verify-label-place = Place
verify-label-stamp = Time stamp
verify-label-list = List of devices
verify-label-revoked = Device withdrawn
verify-label-sha256 = SHA-256 of the file

verify-device = { $name } ({ $id }, certificate { $serial })
verify-claimed-at = { $at }, by that device's clock
verify-signer = { $name } ({ $about })
verify-unsigned = Nobody signed; recorded by { $name }
verify-evidence-holds = ; the evidence of the signature belongs to this report
verify-evidence-missing = ; there is no evidence of the signature that belongs to this report: do not rely on the name
verify-relation-self = the customer
verify-relation-employee = employee
verify-relation-family = family member
verify-proxy = for another: { $reason }
verify-conducted = conducted by { $name } (by sign-in)
verify-relation-other = someone else
verify-method-handwriting = handwriting on the screen
verify-method-paper_scan = on paper, the scan is in the file
verify-method-company_seal = company seal
verify-order-first = the first signature of that device (mark { $own })
verify-order-after = directly after mark { $previous } of the same device; its own mark is { $own }
verify-order-file = directly after { $file } on the same device (mark { $own })
verify-order-gap = after mark { $previous } of the same device, which none of the given files has: something is missing in between; its own mark is { $own }
verify-sequence = Order of signatures on { $device }:
verify-sequence-gap = -- at least one is missing here --
verify-stamp-trusted = existed at { $at }, says { $authority }, which you trust
verify-stamp-untrusted = { $at } by { $authority }, which is not among the authorities you gave: it proves nothing by itself
verify-list = number { $number } of { $dated }
verify-list-without = number { $number } of { $dated }; this device is not in it
verify-revoked = { $at }, { $reason }
verify-reason-lost = lost
verify-reason-sold = sold
verify-reason-replaced = key replaced
verify-reason-other = for another reason
verify-before-stamped = ; a time stamp shows that this file is older
verify-before-vouched = ; the firm had this file before
verify-before-claimed = ; this file is older, by the device's clock, and the old key was destroyed

verify-compare = Ask the firm for the fingerprint of its root certificate, by a telephone number you know from elsewhere, and compare. If it is the same, check again with --root.
verify-beside = A certificate of this fingerprint lies beside the file: { $file }. It proves nothing before you have compared.
verify-not-proved = This does not prove:
verify-open-firm = that the firm named here sealed it
verify-open-pen = who held the pen: the name is what was entered
verify-open-time = when it was sealed: the time is what the device's clock said
verify-open-time_before_stamp = how long before the time stamp it was sealed: that time is what the device's clock said
verify-open-time_untrusted_stamp = when it was sealed: nobody you trust stamped the time
verify-open-content = that what the report says is true
verify-open-device = that the device was still in the firm's hands: no list of the firm's devices was given
verify-open-list_is_newest = that the list of devices is the newest: compare its number and date with the firm
verify-open-court = that a court takes it for a qualified signature

verify-unreadable-file = { $file } cannot be read.
verify-not-a-certificate = { $file } is not a certificate.
verify-list-unreadable = A given list of devices cannot be read or is damaged. Nothing was checked.
verify-list-forged = A given list of devices was not signed by the firm it names. Nothing was checked.
