# Sentences of the command line.

cli-verify-intact = Intact: not a byte has changed since it was sealed. Firm: { $firm }; device: { $device }; signed by { $signer }.
cli-verify-altered = Altered: this file differs from what was sealed.
cli-verify-withdrawn = Signed after withdrawal: not altered, but the firm withdrew the device that sealed it and does not stand for it.
cli-verify-not-ours = Nothing can be said: none of the given firms sealed this file.
