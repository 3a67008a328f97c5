/** What every page does once scripts run: says so to the stylesheet, and suggests while somebody searches. */
import './frame/typefaces.css';
import { combobox } from './frame/combobox.ts';

document.documentElement.classList.add('scripted');
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-suggestions]')) combobox(form);
