"""The lines of the measured report set by WeasyPrint, in one process after a warm-up; adds the figure to bench.json."""
import html, json, statistics, sys, time
import weasyprint

lines = open(sys.argv[1], encoding="utf-8").read().splitlines()
body = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
page = f"<style>@page{{size:A4;margin:18mm}} body{{font:9pt 'Noto Sans CJK SC'}} p{{margin:1pt 0}}</style>{body}"
times = []
for i in range(6):
    start = time.perf_counter()
    weasyprint.HTML(string=page).write_pdf()
    times.append((time.perf_counter() - start) * 1000)
floor = statistics.median(times[1:])
found = json.load(open(sys.argv[2]))
ours = next(f for f in found if f["name"].startswith("report"))
found.append({**ours, "floor_name": "WeasyPrint, same lines as paragraphs", "floor": floor, "ratio": ours["value"] / floor, "samples": 5})
json.dump(found, open(sys.argv[2], "w"), ensure_ascii=False, indent=2)
print(f"report laid out, written and sealed: {ours['value']:.2f} ms; WeasyPrint: {floor:.2f} ms; ratio {ours['value'] / floor:.3f}")
