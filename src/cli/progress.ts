/** Shows on standard error how far a long command has come: stage, count, rate. */
import yoctoSpinner, { type Spinner } from 'yocto-spinner';
import type { OnProgress, Progress, Stage } from '../describe/index.ts';
import type { Language } from '../rdf/index.ts';

const stages: Record<Stage, Record<Language, string>> = {
  describe: { fr: 'Descriptions', en: 'Descriptions' },
  read: { fr: 'Lecture des tableaux', en: 'Reading the tables' },
  protect: { fr: 'Secret statistique', en: 'Statistical secret' },
  write: { fr: 'Écriture', en: 'Writing' },
  validate: { fr: 'Validation', en: 'Validating' },
  release: { fr: 'Mise en place', en: 'Releasing' },
};

const units: Record<Progress['unit'], Record<Language, string>> = {
  datasets: { fr: 'jeux de données', en: 'datasets' },
  tables: { fr: 'tableaux', en: 'tables' },
  cells: { fr: 'cellules', en: 'cells' },
  components: { fr: 'composantes', en: 'components' },
  observations: { fr: 'observations', en: 'observations' },
  statements: { fr: 'énoncés', en: 'statements' },
};

export interface ProgressDisplay {
  readonly onProgress: OnProgress;
  /** Ends the last line: done, or stopped by problems. */
  end(outcome: 'done' | 'stopped'): void;
}

/** On a terminal the line moves; elsewhere each stage leaves one line when it ends. */
export function showProgress(language: Language): ProgressDisplay {
  const number = new Intl.NumberFormat(language);
  const moving = process.stderr.isTTY;
  let stage: Stage | undefined;
  let started = 0;
  let line = '';
  let spinner: Spinner | undefined;
  const endStage = (outcome: 'done' | 'stopped') => {
    if (!moving) console.error(`${outcome === 'done' ? '✔' : '✖'} ${line}`);
    else if (outcome === 'done') spinner?.success(line);
    else spinner?.error(line);
  };
  return {
    onProgress({ stage: now, done, total, unit }) {
      if (now !== stage) {
        if (stage !== undefined) endStage('done');
        stage = now;
        started = performance.now();
        if (moving) spinner = yoctoSpinner().start();
      }
      const seconds = (performance.now() - started) / 1000;
      const of = total === undefined || total === done ? '' : ` / ${number.format(total)}`;
      const rate = done >= 10_000 && seconds > 0.2 ? `, ${number.format(Math.round(done / seconds))}/s` : '';
      const colon = language === 'fr' ? ' :' : ':';
      line = `${stages[now][language]}${colon} ${number.format(done)}${of} ${units[unit][language]}${rate}`;
      if (spinner) spinner.text = line;
    },
    end(outcome) {
      if (stage !== undefined) endStage(outcome);
    },
  };
}
