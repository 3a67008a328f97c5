/** What every page does once scripts run: says so to the stylesheet. */
document.documentElement.classList.add('scripted');
