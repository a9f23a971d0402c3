export { explain, FIX_TARGETS } from '@webcors/doctor'
