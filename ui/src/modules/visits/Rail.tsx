// The steps at the left: done, now, open, and how many answers each still lacks.
import { Icon } from '../../frame/icons';
import { useText } from '../../text';
import type { VisitFile } from '../../wire.gen';
import { gapsOf, markOf, STEPS, type StepKey } from './stops';

export function Rail({ file, step, goTo }: { file: VisitFile; step: StepKey; goTo: (step: StepKey) => void }) {
  const t = useText();
  // Before anybody has arrived nothing is missing yet.
  const gaps = file.visit.arrived_at === null ? [] : file.gaps;
  return (
    <nav className="vs-rail" aria-label={t('visits-rail')}>
      <ol>
        {STEPS.map((key, i) => {
          const mark = markOf(key, file);
          const missing = gapsOf(key, gaps).length;
          const said = [key === step ? t('visits-rail-now') : t(`visits-rail-${mark}`), missing > 0 ? t('visits-rail-gaps', { count: missing }) : ''].filter(Boolean).join(' ');
          return (
            <li key={key}>
              <button type="button" className={`vs-stop vs-stop-${mark}`} aria-current={key === step ? 'step' : undefined} onClick={() => goTo(key)}>
                <span className="vs-dot" aria-hidden="true">{mark === 'done' ? <Icon name="check" /> : i + 1}</span>
                <span>{t(`visits-step-${key}`)}</span>
                {missing > 0 && <span className="vs-count" aria-hidden="true">{missing}</span>}
                <span className="ac-hidden">{said}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
