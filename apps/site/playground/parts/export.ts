export { CorsExportError, exportPolicy, TARGET_NAMES, targetRow } from '@webcors/gateways'
