metadata description = 'The function app as a container, and App Service Authentication before it: the one module that turns authentication on, and so the only one that may tell the app that it is.'

param name string
param location string
param tags object

@description('Resource id of the Log Analytics workspace.')
param workspaceId string

@description('Connection string of Application Insights.')
param insightsConnectionString string

@description('Name of the storage account.')
param storageAccountName string

@description('Login server of the container registry.')
param registry string

@description('Repository and tag, or digest, in the registry. Empty before the first image is there: then a demonstration image of Microsoft stands in, with authentication on and without access to anything.')
param image string

@description('Name of the app\'s identity.')
param identityName string

@description('Client id of that identity.')
param identityClientId string

@description('Client id of the Entra application with which people sign in.')
param signInClientId string

@description('Tenant of that application.')
param signInTenantId string

@description('Client ids of further Entra applications whose tokens are taken: the systems of councils that upload by themselves.')
param callingApplications string[]

@description('Object ids of the first administrators.')
param administrators string[]

@description('Cores and memory of a replica, and how many there may be.')
param size { cores: string, memory: string, minReplicas: int, maxReplicas: int }

@description('Largest request body that the platform lets through, in bytes: the largest return, 100,000,000, and room for its wrapping.')
param largestRequestBytes int = 104857600

var ready = !empty(image)
var port = 8080
// An application setting of this name, holding the identity's client id, lets the platform prove who it is by that identity instead of by a password.
var signInSetting = 'override-use-mi-fic-assertion-client-id'

var settings = [
  {
    name: 'APPLICATIONINSIGHTS_AUTHENTICATION_STRING'
    value: 'ClientId=${identityClientId};Authorization=AAD'
  }
  { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: insightsConnectionString }
  { name: 'AzureFunctionsWebHost__hostid', value: take(name, 32) }
  { name: 'AzureWebJobsDisableHomepage', value: 'true' }
  { name: 'AzureWebJobsFeatureFlags', value: 'EnableWorkerIndexing,DisableDiagnosticEventLogging' }
  { name: 'AzureWebJobsStorage__accountName', value: storageAccountName }
  { name: 'AzureWebJobsStorage__clientId', value: identityClientId }
  { name: 'AzureWebJobsStorage__credential', value: 'managedidentity' }
  { name: 'FUNCTIONS_REQUEST_BODY_SIZE_LIMIT', value: string(largestRequestBytes) }
  { name: 'Reporting__Administrators', value: join(administrators, ',') }
  { name: 'Reporting__Browser', value: '/usr/bin/chromium' }
  { name: 'Reporting__PlatformAuthentication', value: 'true' }
]

var probes = [
  {
    type: 'Startup'
    httpGet: { path: '/api/health/live', port: port }
    periodSeconds: 5
    failureThreshold: 10
    timeoutSeconds: 5
  }
  {
    type: 'Liveness'
    httpGet: { path: '/api/health/live', port: port }
    periodSeconds: 30
    failureThreshold: 4
    timeoutSeconds: 10
  }
  {
    type: 'Readiness'
    httpGet: { path: '/api/health/ready', port: port }
    periodSeconds: 15
    // When storage is away, the app's own answer in words is better than the platform's for a while.
    failureThreshold: 10
    timeoutSeconds: 10
  }
]

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource environment 'Microsoft.App/managedEnvironments@2025-07-01' = {
  name: '${name}-environment'
  location: location
  tags: tags
  properties: {
    // To Log Analytics by a diagnostic setting, since the direct way wants the workspace's key.
    appLogsConfiguration: {
      destination: 'azure-monitor'
    }
    peerTrafficConfiguration: {
      encryption: {
        enabled: true
      }
    }
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
  }
}

resource environmentLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'console-and-system'
  scope: environment
  properties: {
    workspaceId: workspaceId
    logs: [
      for category in ['ContainerAppConsoleLogs', 'ContainerAppSystemLogs']: {
        category: category
        enabled: true
      }
    ]
  }
}

resource app 'Microsoft.App/containerApps@2025-07-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        allowInsecure: false
        targetPort: ready ? port : 80
        transport: 'auto'
      }
      registries: ready
        ? [
            {
              server: registry
              identity: identity.id
            }
          ]
        : []
      secrets: [
        {
          name: signInSetting
          value: identity.properties.clientId
        }
      ]
    }
    template: {
      // Long enough for an upload or a rendering in hand.
      terminationGracePeriodSeconds: 300
      containers: [
        {
          name: 'reporting'
          image: ready ? '${registry}/${image}' : 'mcr.microsoft.com/azure-functions/dotnet8-quickstart-demo:1.0'
          resources: {
            cpu: json(size.cores)
            memory: size.memory
          }
          env: ready ? settings : []
          probes: ready ? probes : []
          volumeMounts: [
            {
              volumeName: 'temporary'
              mountPath: '/tmp'
            }
          ]
        }
      ]
      volumes: [
        {
          name: 'temporary'
          storageType: 'EmptyDir'
        }
      ]
      // No rules here: with this kind the platform makes them from the triggers, and refuses others. See scale-rules.bicep.
      scale: {
        minReplicas: size.minReplicas
        maxReplicas: size.maxReplicas
      }
    }
  }
}

resource authentication 'Microsoft.App/containerApps/authConfigs@2025-07-01' = {
  parent: app
  name: 'current'
  properties: {
    platform: {
      enabled: true
    }
    globalValidation: {
      // The app answers whoever is not signed in: a call of /api gets 401 in words and never a redirect, a page leads to the
      // sign-in, and what is published is for everybody. One action of the platform for all paths could not do that. It
      // takes the headers that say who is asking from nobody but itself under every action.
      unauthenticatedClientAction: 'AllowAnonymous'
    }
    httpSettings: {
      requireHttps: true
    }
    identityProviders: {
      azureActiveDirectory: {
        enabled: true
        registration: {
          clientId: signInClientId
          clientSecretSettingName: signInSetting
          openIdIssuer: '${az.environment().authentication.loginEndpoint}${signInTenantId}/v2.0'
        }
        validation: {
          allowedAudiences: [
            signInClientId
            'api://${signInClientId}'
          ]
          defaultAuthorizationPolicy: {
            allowedApplications: concat([signInClientId], callingApplications)
          }
        }
      }
    }
    login: {
      tokenStore: {
        enabled: false
      }
    }
  }
}

output id string = app.id
output address string = 'https://${app.properties.configuration.ingress.fqdn}'
