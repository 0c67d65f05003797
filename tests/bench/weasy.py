"""The lines of the measured report set by WeasyPrint, in one process after a warm-up: its processor time; adds the figure."""
import html, json, statistics, sys, time
import weasyprint

lines_file, out = sys.argv[1:]
SAMPLES = 15
lines = open(lines_file, encoding="utf-8").read().splitlines()
body = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
page = f"<style>@page{{size:A4;margin:18mm}} body{{font:9pt 'Noto Sans CJK SC'}} p{{margin:1pt 0}}</style>{body}"
times = []
for i in range(SAMPLES + 1):
    start = time.process_time()
    pdf = weasyprint.HTML(string=page).write_pdf()
    times.append((time.process_time() - start) * 1000)
assert pdf.startswith(b"%PDF-"), "a file came out"
floor = statistics.median(times[1:])
found = json.load(open(out, encoding="utf-8"))
ours = next(f for f in found if f["name"] == "report of one page, processor time")
name = f"WeasyPrint {weasyprint.__version__}, same lines as paragraphs"
found.append({**ours, "floor_name": name, "floor": floor, "ratio": ours["value"] / floor, "samples": SAMPLES})
json.dump(found, open(out, "w", encoding="utf-8"), ensure_ascii=False, indent=2)
print(f"{ours['name']}: {ours['value']:.2f} ms; {name}: {floor:.2f} ms; {floor / ours['value']:.1f} times as much ({SAMPLES} samples)")
