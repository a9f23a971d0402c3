export { default } from '@webcors-apps/next/app/layout'
