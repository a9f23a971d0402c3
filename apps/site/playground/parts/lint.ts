export { lint } from '@webcors/doctor/lint'
