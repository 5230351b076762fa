// For trying things out. Nothing in it need survive.
using 'main.bicep'

param installation = 'dev'
param image = readEnvironmentVariable('REPORTING_IMAGE', '')
param signInClientId = readEnvironmentVariable('REPORTING_SIGN_IN_CLIENT_ID')
param administrators = split(readEnvironmentVariable('REPORTING_ADMINISTRATORS'), ',')
param alertEmails = split(readEnvironmentVariable('REPORTING_ALERT_EMAILS'), ',')

param size = { cores: '1', memory: '2Gi', minReplicas: 1, maxReplicas: 2 }
param storageRedundancy = 'Standard_LRS'
param recoverableDays = 7
param logDays = 30
param locked = false
