// 评价: the user's opinion in his words (E-08) and the survey (E-17); declining is an answer. Part of the signing view
// (F-07): it is frozen with the pages the customer reads, and closed from then on.
import { useText } from '../../../text';
import type { SurveyAnswer } from '../../../wire.gen';
import { Choose, LongText } from '../bits';
import type { StepProps } from './types';

export function Rate({ work }: Pick<StepProps, 'work'>) {
  const t = useText();
  const { file, v, open, set } = work;
  const quick = [...t('visits-word-opinions').split(' / '), t('visits-word-none-opinion')];
  return (
    <section className="vs-rate" aria-label={t('visits-ask-rate')}>
      <h2 className="ac-title">{t('visits-ask-rate')}</h2>
      <LongText field="opinion" value={v.opinion} lines={4} disabled={!open} gap={file.gaps.includes('opinion')} hint={t('visits-hint-opinion')} onChange={(opinion) => set({ opinion })} />
      {open && v.opinion === '' && (
        <div className="vs-choices">
          {quick.map((words) => <button key={words} type="button" className="vs-choice" onClick={() => set({ opinion: words })}>{words}</button>)}
        </div>
      )}
      <Choose<SurveyAnswer> field="survey" value={v.survey} disabled={!open} gap={file.gaps.includes('survey')}
        onChange={(survey) => set(survey === 'answered' ? { survey } : { survey, survey_score: null })}
        items={(['answered', 'refused'] as SurveyAnswer[]).map((value) => ({ value, label: t(`visits-survey-${value}`) }))} />
      {v.survey === 'answered' && (
        <Choose field="survey_score" value={v.survey_score === null ? null : String(v.survey_score)} disabled={!open} gap={file.gaps.includes('survey_score')}
          onChange={(score) => set({ survey_score: score === null ? null : Number(score) })}
          items={[1, 2, 3, 4, 5].map((n) => ({ value: String(n), label: String(n), note: t(`visits-score-${n}`) }))} />
      )}
    </section>
  );
}
