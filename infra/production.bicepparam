// For the returns of councils.
using 'main.bicep'

param installation = 'production'
param image = readEnvironmentVariable('REPORTING_IMAGE', '')
param signInClientId = readEnvironmentVariable('REPORTING_SIGN_IN_CLIENT_ID')
param administrators = split(readEnvironmentVariable('REPORTING_ADMINISTRATORS'), ',')
param alertEmails = split(readEnvironmentVariable('REPORTING_ALERT_EMAILS'), ',')

param size = { cores: '4', memory: '8Gi', minReplicas: 2, maxReplicas: 10 }
param storageRedundancy = 'Standard_ZRS'
param recoverableDays = 14
param logDays = 180
param locked = true
