// For showing the service with its sample collections. No real return belongs here.
using 'main.bicep'

param installation = 'demo'
param image = readEnvironmentVariable('REPORTING_IMAGE', '')
param signInClientId = readEnvironmentVariable('REPORTING_SIGN_IN_CLIENT_ID')
param administrators = split(readEnvironmentVariable('REPORTING_ADMINISTRATORS'), ',')
param alertEmails = split(readEnvironmentVariable('REPORTING_ALERT_EMAILS'), ',')

param size = { cores: '2', memory: '4Gi', minReplicas: 1, maxReplicas: 3 }
param storageRedundancy = 'Standard_LRS'
param recoverableDays = 7
param logDays = 30
param locked = false
