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

export function showProgress(language: Language): ProgressDisplay {
  const number = new Intl.NumberFormat(language);
  let stage: Stage | undefined;
  let spinner: Spinner | undefined;
  let started = 0;
  return {
    onProgress({ stage: now, done, total, unit }) {
      if (now !== stage) {
        spinner?.success();
        stage = now;
        started = performance.now();
        spinner = yoctoSpinner().start(stages[now][language]);
      }
      const seconds = (performance.now() - started) / 1000;
      const count = `${number.format(done)}${total === undefined ? '' : ` / ${number.format(total)}`} ${units[unit][language]}`;
      const rate = seconds > 0.2 ? ` (${number.format(Math.round(done / seconds))}/s)` : '';
      if (spinner)
        spinner.text = `${stages[now][language]} : ${count}${rate}`.replace(
          ' :',
          language === 'fr' ? ' :' : ':',
        );
    },
    end(outcome) {
      if (outcome === 'done') spinner?.success();
      else spinner?.error();
    },
  };
}
